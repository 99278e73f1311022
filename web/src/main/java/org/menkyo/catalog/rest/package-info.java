/** The catalog over REST. */
package org.menkyo.catalog.rest;
