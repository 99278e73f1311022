/** What a client remembers and the rules that give its license state: pure, driven by the times that they are given. */
package org.menkyo.client.state;
