/** The catalogue over REST. */
package org.menkyo.catalog.rest;
