// Loaded into every child before its own program: when the parent is gone, even by kill -9, the child goes too.
// Workers that a child forks inherit this loader, but they live by their channel and are left alone.
if (process.channel && String(process.ppid) === process.env.HOVORNA_PARENT) {
  process.channel.unref();
  process.on("disconnect", () => process.exit(1));
}
