/** Changes to what stands on record about a licence ID, over REST. */
package org.menkyo.agreementchange.rest;
