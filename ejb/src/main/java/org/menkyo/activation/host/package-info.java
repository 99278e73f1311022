/** Activating KMS hosts by a KMS host key, and the certificates that they get. */
package org.menkyo.activation.host;
