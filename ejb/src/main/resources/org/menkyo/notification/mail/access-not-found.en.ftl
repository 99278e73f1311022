<@m.mail subject="Your access request failed: address not on record">
<@m.p>Hello,</@m.p>
<@m.p>You have confirmed the address <@m.strong>${email}</@m.strong>, and your registration stands. The access request failed, however, because no administrator and no license has this address on record.</@m.p>
<@m.heading>What you can do</@m.heading>
<@m.list>
<@m.item><@m.strong>Do not register again.</@m.strong> Your registration remains. Access opens by itself as soon as your address appears on an agreement or gets a permission.</@m.item>
<@m.item><@m.strong>Keep the confirmation mail and follow its link again after 48 hours.</@m.strong> New orders and contacts can take that long to arrive.</@m.item>
<@m.item><@m.strong>Check the address.</@m.strong> It must be the one that your organization gave when it ordered. If that is another address of yours, enter that one in your registration.</@m.item>
<@m.item><@m.strong>Request permission.</@m.strong> If you know the license ID, request the roles that you need. Its administrators decide.</@m.item>
<@m.item><@m.strong>Use Add Open License.</@m.strong> If you have the authorization number and the license number of an open license, you can add it with these two numbers.</@m.item>
<@m.item><@m.strong>Contact support</@m.strong> if none of this helps: ${support}</@m.item>
</@m.list>
</@m.mail>
