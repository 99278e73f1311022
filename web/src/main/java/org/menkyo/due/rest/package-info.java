/** What ends soon, over REST. */
package org.menkyo.due.rest;
