/** Product keys over REST. */
package org.menkyo.productkey.rest;
