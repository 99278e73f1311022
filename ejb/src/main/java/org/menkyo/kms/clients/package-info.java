/** The client machines of a KMS host in memory: a table of fixed-width columns that answers without the database. */
package org.menkyo.kms.clients;
