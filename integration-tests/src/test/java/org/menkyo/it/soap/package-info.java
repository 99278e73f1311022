/** The SOAP interface as programs of distributors and partners use it. */
package org.menkyo.it.soap;
