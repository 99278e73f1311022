/** The installed KMS host: its key, its certificate, its hardware. */
package org.menkyo.kms.host;
