/** The activation center that a KMS host is activated at: the one of this installation, or another one. */
package org.menkyo.kms.center;
