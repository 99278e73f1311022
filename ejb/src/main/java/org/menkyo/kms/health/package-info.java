/** Whether the KMS host can do its work: health and metrics. */
package org.menkyo.kms.health;
