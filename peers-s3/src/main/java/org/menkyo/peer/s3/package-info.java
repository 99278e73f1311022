/** A server of others that speaks S3, for tests. */
package org.menkyo.peer.s3;
