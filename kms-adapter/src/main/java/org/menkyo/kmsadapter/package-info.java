/**
 * The JCA resource adapter that serves the KMS protocol (VA-303): it owns the port and its connections, checks what comes
 * in, and hands it in batches to the endpoint that owns the database.
 */
package org.menkyo.kmsadapter;
