/** What follows from the ledger in the database: the table of client machines, and suspected clones among them. */
package org.menkyo.kms.projection;
