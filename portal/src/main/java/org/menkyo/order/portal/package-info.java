/** Orders and agreements of distributors as pages (LC-101, LC-104, LC-108). */
package org.menkyo.order.portal;
