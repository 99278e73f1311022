/** Answers of the web server to what no application answers, in the form that all errors have (RFC 9457). */
package org.menkyo.refusal;
