/** What is kept of people over REST (LC-1204). */
package org.menkyo.personaldata.rest;
