/** What was answered to a call with an idempotency key, kept for its repetitions (LC-1101). */
package org.menkyo.shared.idempotency;
