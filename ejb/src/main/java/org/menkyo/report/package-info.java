/** Reports of activations, of the use of MAKs, of machines by license state and of KMS hosts (VA-702). */
package org.menkyo.report;
