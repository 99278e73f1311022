/** Changes to what stands on record about a license ID, over REST. */
package org.menkyo.agreementchange.rest;
