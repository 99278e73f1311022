/** The activation service over REST. */
package org.menkyo.activation.rest;
