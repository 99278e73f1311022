/** Publishing the KMS host in the DNS, so that clients find it. */
package org.menkyo.kms.dns;
