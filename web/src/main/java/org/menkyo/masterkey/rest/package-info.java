/** Master keys over REST. */
package org.menkyo.masterkey.rest;
