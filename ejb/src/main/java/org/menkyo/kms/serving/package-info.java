/** Answering the requests from the port: a batch is answered once its row is in the ledger. */
package org.menkyo.kms.serving;
