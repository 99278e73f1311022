/** Signs in whoever calls, alike for every interface. */
package org.menkyo.authentication;
