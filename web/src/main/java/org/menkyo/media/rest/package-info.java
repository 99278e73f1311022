/** Media files of products, as operators record them, over REST. */
package org.menkyo.media.rest;
