/** Downloads of media files over REST and by links. */
package org.menkyo.download.rest;
