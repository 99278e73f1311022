/** Imports over REST. */
package org.menkyo.dataimport.rest;
