/** Licenses and product keys over SOAP (LC-701, LC-704). */
package org.menkyo.entitlement.soap;
