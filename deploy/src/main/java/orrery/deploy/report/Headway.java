package orrery.deploy.report;

/** Is told how far work of about equal parts is, from any thread. */
public interface Headway {
    /** Nobody waits for it. */
    Headway UNSEEN = new Headway() {
        @Override
        public void begins(int parts) {}

        @Override
        public void done() {}
    };

    /** So many parts are to be done. */
    void begins(int parts);

    /** One more of them is. */
    void done();
}
