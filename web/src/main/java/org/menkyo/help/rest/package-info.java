/** Help over REST. */
package org.menkyo.help.rest;
