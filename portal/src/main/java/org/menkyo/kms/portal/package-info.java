/** The pages of KMS hosts. */
package org.menkyo.kms.portal;
