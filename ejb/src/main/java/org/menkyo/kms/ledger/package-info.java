/** The log of a KMS host: each answered batch of requests is a row, and what cannot be read is set aside. */
package org.menkyo.kms.ledger;
