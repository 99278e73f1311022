/** What all answers of the web server say to browsers. */
package org.menkyo.answer;
