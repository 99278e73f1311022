/** Orders of distributors over SOAP (LC-104, LC-108). */
package org.menkyo.order.soap;
