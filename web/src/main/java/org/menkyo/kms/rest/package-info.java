/** The KMS hosts of this installation over REST. */
package org.menkyo.kms.rest;
