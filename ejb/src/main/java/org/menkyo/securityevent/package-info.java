/** Tells operators what looks like an attack, or what an attack would bring about (LC-212). */
package org.menkyo.securityevent;
