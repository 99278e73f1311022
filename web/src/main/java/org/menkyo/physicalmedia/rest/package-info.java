/** Requests for physical media over REST. */
package org.menkyo.physicalmedia.rest;
