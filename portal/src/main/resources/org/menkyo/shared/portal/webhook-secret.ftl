<@p.layout title=t("webhooks.secret")>
<p>${t("webhooks.secret.of", subscribed.webhook.url)}</p>
<p class="secret"><code>${subscribed.secret}</code></p>
<p>${t("webhooks.secret.once")}</p>
<p><a href="/webhooks">${t("nav.webhooks")}</a></p>
</@p.layout>
