/** Ed25519 keys and the certificate by which the publisher makes a machine a KMS host (VA-104, VA-302). */
package org.menkyo.protocol.certificate;
