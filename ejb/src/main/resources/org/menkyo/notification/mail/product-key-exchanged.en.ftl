<#assign host = keyType == "KMS_HOST">
<#assign machines = host?then("KMS hosts", "machines")>
<@m.mail subject="A product key was exchanged">
<@m.p>Hello,</@m.p>
<@m.p>Support has exchanged a product key of license ID <@m.strong>${licenseId}</@m.strong>, since it was compromised. The old key activates nothing any more.</@m.p>
<@m.list>
<@m.item>For: ${keyFor}</@m.item>
<@m.item>Old key: <@m.key>${oldKey}</@m.key></@m.item>
<@m.item>New key: <@m.key>${newKey}</@m.key></@m.item>
</@m.list>
<#if activated == "KEEP">
<@m.p>The ${machines} that the old key activated stay activated and count for the new key. Nothing needs to be done on them.</@m.p>
<#else>
<@m.p>The activations of all ${machines} that used the old key are <@m.strong>revoked</@m.strong>. Install the new key on those that are yours and activate them again.</@m.p>
</#if>
<@m.p>Those who may view product keys find the new key under the keys of this license ID. Use it for everything that you set up from now on.</@m.p>
</@m.mail>
