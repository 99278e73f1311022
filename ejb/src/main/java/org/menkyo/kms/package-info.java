/**
 * KMS hosts (part 3 of the volume activation rules): their installation, and the answers to requests from the port.
 *
 * <p>The ledger is the log: a batch of requests is answered once it is one row of the ledger, and everything else, the
 * table of client machines in memory as well as the one in the database, follows from the ledger.
 */
package org.menkyo.kms;
