/** License information over all of somebody's license IDs, over REST. */
package org.menkyo.summary.rest;
