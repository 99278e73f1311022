/** The quarantine of a restored copy, over REST. */
package org.menkyo.quarantine.rest;
