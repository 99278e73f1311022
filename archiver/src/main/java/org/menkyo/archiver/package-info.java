/** Moves old months of the ledger and the audit from the database to files, and back for a look. */
package org.menkyo.archiver;
