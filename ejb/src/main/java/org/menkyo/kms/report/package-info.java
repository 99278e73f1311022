/** What operators see of a KMS host: its state, and its events as records or CSV. */
package org.menkyo.kms.report;
