/** The tree that agreements form below MASTER agreements (LC-101, LC-501, LC-503). */
package org.menkyo.agreementtree;
