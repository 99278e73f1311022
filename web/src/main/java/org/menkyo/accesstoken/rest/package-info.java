/** Access tokens over REST. */
package org.menkyo.accesstoken.rest;
