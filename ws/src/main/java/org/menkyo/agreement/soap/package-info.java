/** Agreements of distributors over SOAP (LC-101, LC-102). */
package org.menkyo.agreement.soap;
