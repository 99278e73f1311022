/** Exports for whoever moves out, over REST. */
package org.menkyo.dataexport.rest;
